/**
 * The vocabulary of the field. All other code is typed by these lists; their Chinese labels stand beside them so that
 * no client defines its own.
 */

export const roles = ['student', 'college_reviewer', 'office', 'finance', 'admin', 'bot', 'system'] as const;
export type Role = (typeof roles)[number];
export const staffRoles = ['college_reviewer', 'office', 'finance', 'admin'] as const satisfies readonly Role[];
export type StaffRole = (typeof staffRoles)[number];
export const isStaffRole = (role: Role): role is StaffRole => staffRoles.some((staff) => staff === role);
/** Minutes without use after which staff must sign in to the browser again, because desks stand in open offices. */
export const staffIdleMinutes = 60;
export const roleLabels: Record<Role, string> = {
  student: '学生',
  college_reviewer: '学院审核',
  office: '国际处',
  finance: '经费审核',
  admin: '管理员',
  bot: '远航助手',
  system: '系统',
};

export const stages = [
  'draft',
  'under_review',
  'supplement_required',
  'revision_required',
  'approved',
  'dispatched',
  'returned',
  'closed',
  'rejected',
  'cancelled',
  'lapsed',
] as const;
export type Stage = (typeof stages)[number];
export const stageLabels: Record<Stage, string> = {
  draft: '未提交',
  under_review: '申请中',
  supplement_required: '待补充材料',
  revision_required: '退回修改',
  approved: '校内审核通过',
  dispatched: '已派出',
  returned: '已返校',
  closed: '已办结',
  rejected: '未通过',
  cancelled: '已取消',
  lapsed: '已失效',
};
/** Stages that an application never leaves. */
export const finalStages = ['closed', 'rejected', 'cancelled', 'lapsed'] as const satisfies readonly Stage[];
export type FinalStage = (typeof finalStages)[number];
export const isFinalStage = (stage: Stage): stage is FinalStage => finalStages.some((final) => final === stage);

/** In the order of lists. The definition of each kind is in `requests/`. */
export const requestKinds = [
  'dispatch_confirmation',
  'pre_departure_change',
  'budget_application',
  'plan_change',
  'return_formalities',
  'funding_application',
] as const;
export type RequestKind = (typeof requestKinds)[number];
/** The kinds that ask for money. */
export const moneyRequestKinds = [
  'budget_application',
  'funding_application',
] as const satisfies readonly RequestKind[];

export const requestStatuses = ['draft', 'submitted', 'revision_required', 'approved', 'rejected', 'void'] as const;
export type RequestStatus = (typeof requestStatuses)[number];
export const requestStatusLabels: Record<RequestStatus, string> = {
  draft: '未提交',
  submitted: '审核中',
  revision_required: '退回修改',
  approved: '已通过',
  rejected: '未通过',
  void: '已作废',
};
/** Statuses of a request that can still change. */
export const openRequestStatuses = [
  'draft',
  'submitted',
  'revision_required',
] as const satisfies readonly RequestStatus[];

/** The reviewers of a chain. */
export const reviewSteps = ['college', 'office', 'finance'] as const;
export type ReviewStep = (typeof reviewSteps)[number];
export const reviewStepLabels: Record<ReviewStep, string> = {
  college: '学院审核',
  office: '国际处审核',
  finance: '经费审核',
};
export const reviewStepRoles: Record<ReviewStep, StaffRole> = {
  college: 'college_reviewer',
  office: 'office',
  finance: 'finance',
};

export const programmeCategories = [
  'exchange',
  'joint_training',
  'short_term',
  'internship',
  'competition',
  'self_arranged',
] as const;
export type ProgrammeCategory = (typeof programmeCategories)[number];
export const programmeCategoryLabels: Record<ProgrammeCategory, string> = {
  exchange: '交换学习',
  joint_training: '联合培养',
  short_term: '短期访学',
  internship: '海外实习',
  competition: '竞赛与会议',
  self_arranged: '自联项目',
};

export const programmeForms = ['degree', 'credit', 'research', 'internship', 'visit'] as const;
/** 项目形式 */
export type ProgrammeForm = (typeof programmeForms)[number];
export const programmeFormLabels: Record<ProgrammeForm, string> = {
  degree: '攻读学位',
  credit: '修读学分',
  research: '科研训练',
  internship: '实习实践',
  visit: '访问交流',
};

export const eligibleGroups = ['undergraduate', 'master', 'doctor'] as const;
/** 申请对象 */
export type EligibleGroup = (typeof eligibleGroups)[number];
export const eligibleGroupLabels: Record<EligibleGroup, string> = {
  undergraduate: '本科生',
  master: '硕士生',
  doctor: '博士生',
};

export const programmeStatuses = ['draft', 'published', 'closed', 'archived'] as const;
export type ProgrammeStatus = (typeof programmeStatuses)[number];
export const programmeStatusLabels: Record<ProgrammeStatus, string> = {
  draft: '草稿',
  published: '已发布',
  closed: '已关闭',
  archived: '已归档',
};

export const regions = ['asia', 'europe', 'north_america', 'south_america', 'oceania', 'africa'] as const;
export type Region = (typeof regions)[number];
export const regionLabels: Record<Region, string> = {
  asia: '亚洲',
  europe: '欧洲',
  north_america: '北美洲',
  south_america: '南美洲',
  oceania: '大洋洲',
  africa: '非洲',
};

export const wellbeings = ['safe', 'needs_help'] as const;
export type Wellbeing = (typeof wellbeings)[number];
export const wellbeingLabels: Record<Wellbeing, string> = { safe: '平安', needs_help: '需要帮助' };

export const checkInKinds = ['arrival', 'periodic', 'late', 'extra', 'roll_call'] as const;
export type CheckInKind = (typeof checkInKinds)[number];
export const checkInKindLabels: Record<CheckInKind, string> = {
  arrival: '抵达打卡',
  periodic: '例行打卡',
  late: '补签',
  extra: '主动报平安',
  roll_call: '平安确认',
};

export const checkInSources = ['miniapp', 'chat', 'proxy'] as const;
export type CheckInSource = (typeof checkInSources)[number];

export const travelDocumentTypes = ['passport', 'hk_macao_permit', 'taiwan_permit'] as const;
export type TravelDocumentType = (typeof travelDocumentTypes)[number];
export const travelDocumentTypeLabels: Record<TravelDocumentType, string> = {
  passport: '护照',
  hk_macao_permit: '往来港澳通行证',
  taiwan_permit: '大陆居民往来台湾通行证',
};

export const languageTests = [
  'ielts',
  'toefl',
  'gre',
  'cet4',
  'cet6',
  'jlpt',
  'topik',
  'delf',
  'testdaf',
  'dele',
  'torfl',
  'other',
] as const;
export type LanguageTest = (typeof languageTests)[number];
export const languageTestLabels: Record<LanguageTest, string> = {
  ielts: '雅思 IELTS',
  toefl: '托福 TOEFL',
  gre: 'GRE',
  cet4: '大学英语四级',
  cet6: '大学英语六级',
  jlpt: '日语 JLPT',
  topik: '韩语 TOPIK',
  delf: '法语 DELF/DALF',
  testdaf: '德福 TestDaF',
  dele: '西语 DELE',
  torfl: '俄语 ТРКИ',
  other: '其他',
};

/** The phases at which a material is requested. */
export const materialPhases = ['application', 'dispatch', 'return'] as const;
export type MaterialPhase = (typeof materialPhases)[number];

export const fileTypes = ['pdf', 'jpg', 'png', 'docx', 'xlsx'] as const;
export type FileType = (typeof fileTypes)[number];

/** Whether disciplinary action (处分) against a student is in force. */
export const sanctions = ['none', 'open'] as const;
export type Sanction = (typeof sanctions)[number];
export const sanctionLabels: Readonly<Record<Sanction, string>> = { none: '无', open: '有' };
