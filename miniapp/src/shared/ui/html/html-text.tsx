import { RichText } from '@tarojs/components';
import './html-text.scss';

/** HTML that the server has already made harmless (a programme's notice); never anything else. */
export function HtmlText({ html }: { readonly html: string }) {
  return <RichText className="yh-html" nodes={html} />;
}
