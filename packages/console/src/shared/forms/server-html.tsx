import './forms.css';

/** Renders HTML that the server made from Markdown and sanitized; never use it for anything else. */
export const ServerHtml = ({ html }: { html: string }) => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitized by the server
  <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
);
