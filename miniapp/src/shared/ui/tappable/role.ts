/** The attribute for an accessibility role, which differs between WeChat and browsers. */
export const roleOf = (role: string) => (process.env.TARO_ENV === 'h5' ? { role } : { ariaRole: role });
