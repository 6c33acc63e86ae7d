/** The attributes a screen reader in WeChat reads; Taro's own templates leave them out. */
const attributes = { 'aria-role': '', 'aria-label': '' };

module.exports = { View: attributes, Input: attributes, Textarea: attributes };
