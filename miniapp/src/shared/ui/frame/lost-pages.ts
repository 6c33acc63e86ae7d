import { showError } from '../toast/toast';

/** Shows an error when a page fails to load: a browser loads a page's code on demand, which otherwise fails silently without a network or after a deployment. */
export function watchLostPages(): void {
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if (reason instanceof Error && /Loading (CSS )?chunk/.test(reason.message)) {
      showError('页面没有打开，请检查网络后刷新重试');
    }
  });
}
