import { showError } from '../toast/toast';

/** A browser loads a page's code when it is opened; without a network, or after a new version, that fails silently. */
export function watchLostPages(): void {
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if (reason instanceof Error && /Loading (CSS )?chunk/.test(reason.message)) {
      showError('页面没有打开，请检查网络后刷新重试');
    }
  });
}
