import './forms.css';

/** HTML that the server made of Markdown, where nothing in it can do anything; never anything else. */
export const ServerHtml = ({ html }: { html: string }) => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made and cleaned by the server
  <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
);
