/** The aria attributes that WeChat's screen reader supports; Taro's own templates omit them. */
const attributes = { 'aria-role': '', 'aria-label': '' };

module.exports = { View: attributes, Input: attributes, Textarea: attributes };
