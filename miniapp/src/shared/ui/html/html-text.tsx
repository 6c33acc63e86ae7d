import { RichText } from '@tarojs/components';
import './html-text.scss';

/** Renders HTML that the server has sanitized (a programme's notice); never use it for anything else. */
export function HtmlText({ html }: { readonly html: string }) {
  return <RichText className="yh-html" nodes={html} />;
}
