import type { Problem } from '@yuanhang/domain';

/** Every error code of a response, with its HTTP status and its default message. */
export const errorCodes = {
  invalid_input: { status: 400, message: '填写的内容有误，请检查标出的地方' },
  malformed_request: { status: 400, message: '请求格式不正确' },
  idempotency_key_required: { status: 400, message: '缺少请求标识，请重试' },
  not_signed_in: { status: 401, message: '请先登录' },
  sign_in_failed: { status: 401, message: '账号或密码不正确' },
  forbidden: { status: 403, message: '你没有权限进行此操作' },
  consent_required: { status: 403, message: '需要先阅读并同意' },
  csrf_rejected: { status: 403, message: '请求来源不被允许' },
  not_found: { status: 404, message: '没有找到，或你无权查看' },
  method_not_allowed: { status: 405, message: '不支持这种请求方式' },
  stale_version: { status: 409, message: '内容已被更新，请刷新后再试' },
  not_allowed_now: { status: 409, message: '当前状态不能进行此操作' },
  already_exists: { status: 409, message: '已存在相同的记录' },
  no_places_left: { status: 409, message: '名额已满' },
  request_in_progress: { status: 409, message: '上一次提交还在处理，请稍候' },
  file_too_large: { status: 413, message: '文件太大' },
  unsupported_file: { status: 415, message: '不支持这种文件' },
  file_content_mismatch: { status: 422, message: '文件内容与类型不符' },
  file_locked: { status: 422, message: '请去掉打开密码后再上传' },
  idempotency_key_reused: { status: 422, message: '请求标识已用于其他内容' },
  incomplete: { status: 422, message: '还有未完成的内容' },
  rate_limited: { status: 429, message: '操作太频繁，请稍后再试' },
  link_expired: { status: 410, message: '链接已失效，请重新打开' },
  unexpected: { status: 500, message: '出了点问题，我们已经记录' },
  upstream_failed: { status: 502, message: '外部服务没有正确响应，请稍后再试' },
  audit_broken: { status: 503, message: '操作记录被改动过，查清之前不能办理；请联系系统管理人员' },
  storage_full: {
    status: 507,
    message: '系统的存储空间已满或暂时不能写入，内容没有保存；请稍后再试，或告诉系统管理人员',
  },
  unavailable: { status: 503, message: '服务暂时不可用，请稍后再试' },
} as const;
export type ErrorCode = keyof typeof errorCodes;

/**
 * The shape of every error response. `problems` names the fields; `detail` is a finer stable code (a domain reason).
 */
export interface ErrorBody {
  readonly code: ErrorCode;
  readonly message: string;
  readonly requestId: string;
  readonly problems: readonly Problem[];
  readonly detail?: string;
}
