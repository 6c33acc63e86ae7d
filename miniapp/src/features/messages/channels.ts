/** Display names of the message channels. */
export const channelLabels = { inbox: '站内消息', chat: '聊天助手', wechat: '微信', email: '邮件' } as const;
