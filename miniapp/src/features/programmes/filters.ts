import {
  type EligibleGroup,
  eligibleGroupLabels,
  eligibleGroups,
  type ProgrammeCategory,
  programmeCategories,
  programmeCategoryLabels,
  type Region,
  regionLabels,
  regions,
} from '@yuanhang/domain';

export type ProgrammeSort = 'closing' | 'newest' | 'name';

/** The filters of the list; null means "any". */
export interface ProgrammeFilters {
  readonly q: string;
  readonly open: boolean;
  readonly year: number | null;
  readonly category: ProgrammeCategory | null;
  readonly eligibleGroup: EligibleGroup | null;
  readonly region: Region | null;
  readonly country: string | null;
  readonly sort: ProgrammeSort;
}

export const noFilters: ProgrammeFilters = {
  q: '',
  open: false,
  year: null,
  category: null,
  eligibleGroup: null,
  region: null,
  country: null,
  sort: 'closing',
};
/** The initial filters: programmes open for application, the most urgent first. */
export const firstFilters: ProgrammeFilters = { ...noFilters, open: true };

/** The query of the list's route, without unset filters. */
export function toQuery(filters: ProgrammeFilters) {
  return {
    q: filters.q.trim() || undefined,
    open: filters.open ? ('true' as const) : undefined,
    year: filters.year ?? undefined,
    category: filters.category ?? undefined,
    eligibleGroup: filters.eligibleGroup ?? undefined,
    region: filters.region ?? undefined,
    country: filters.country ?? undefined,
    sort: filters.sort,
  };
}

/** Whether a filter narrows the list; an empty list then offers to remove the filters. */
export const isNarrowed = (filters: ProgrammeFilters): boolean =>
  JSON.stringify({ ...filters, sort: 'closing' }) !== JSON.stringify(noFilters);

export interface FilterOption {
  readonly key: string;
  readonly label: string;
  readonly selected: boolean;
  /** The filters once this is chosen. */
  readonly next: ProgrammeFilters;
}
export interface FilterMenu {
  readonly key: 'year' | 'category' | 'eligibleGroup' | 'place' | 'sort';
  readonly title: string;
  /** The pill's text: the choice, or the title when none is made. */
  readonly label: string;
  readonly active: boolean;
  readonly options: readonly FilterOption[];
}
export interface KnownValues {
  readonly years: readonly number[];
  readonly countries: readonly { readonly code: string; readonly name: string }[];
}

const sortLabels: Record<ProgrammeSort, string> = { closing: '快截止的在前', newest: '新发布的在前', name: '按名称' };

/** The pills above the list, each with the choices of its sheet. */
export function filterMenus(filters: ProgrammeFilters, known: KnownValues): readonly FilterMenu[] {
  const choose = (change: Partial<ProgrammeFilters>, label: string): FilterOption => ({
    key: JSON.stringify(change),
    label,
    selected: Object.entries(change).every(([key, value]) => Reflect.get(filters, key) === value),
    next: { ...filters, ...change },
  });
  const menu = (key: FilterMenu['key'], title: string, options: readonly FilterOption[]): FilterMenu => {
    const chosen = options.findIndex(({ selected }) => selected);
    return { key, title, options, active: chosen > 0, label: chosen > 0 ? (options[chosen]?.label ?? title) : title };
  };
  const nowhere = { region: null, country: null };
  return [
    menu('year', '年度', [
      choose({ year: null }, '不限年度'),
      ...known.years.map((year) => choose({ year }, `${year} 年`)),
    ]),
    menu('category', '类别', [
      choose({ category: null }, '不限类别'),
      ...programmeCategories.map((category) => choose({ category }, programmeCategoryLabels[category])),
    ]),
    menu('eligibleGroup', '申请对象', [
      choose({ eligibleGroup: null }, '不限对象'),
      ...eligibleGroups.map((eligibleGroup) => choose({ eligibleGroup }, eligibleGroupLabels[eligibleGroup])),
    ]),
    menu('place', '地区', [
      choose(nowhere, '不限地区'),
      ...regions.map((region) => choose({ ...nowhere, region }, regionLabels[region])),
      ...known.countries.map(({ code, name }) => choose({ ...nowhere, country: code }, name)),
    ]),
    menu('sort', '排序', [
      choose({ sort: 'closing' }, sortLabels.closing),
      choose({ sort: 'newest' }, sortLabels.newest),
      choose({ sort: 'name' }, sortLabels.name),
    ]),
  ];
}
