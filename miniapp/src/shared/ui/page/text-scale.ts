import Taro from '@tarojs/taro';

const usual = 16;
/** Above this, the text of buttons and chips no longer fits on a small phone. */
const largest = 1.5;

/** The user's text size relative to the default: from WeChat's font setting or the browser's. 1 when unknown. */
export function textScale(): number {
  return clamp(chosenSize() / usual);
}

const clamp = (scale: number) => (Number.isFinite(scale) ? Math.min(largest, Math.max(0.9, scale)) : 1);

function chosenSize(): number {
  try {
    // One expression, so that the build drops the other platform's branch with its imports.
    return process.env.TARO_ENV === 'h5'
      ? Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      : (Taro.getAppBaseInfo().fontSizeSetting ?? usual);
  } catch {
    // Old WeChat versions lack this API.
    return usual;
  }
}
