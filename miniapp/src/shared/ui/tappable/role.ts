/** What a screen reader calls a part: WeChat and browsers each have their own attribute for it. */
export const roleOf = (role: string) => (process.env.TARO_ENV === 'h5' ? { role } : { ariaRole: role });
