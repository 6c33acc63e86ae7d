import type { Call } from './load';
import { idOf, tokenOf } from './prepare';

/** One row of the table: the same question to the product and to the limit. */
export interface Case {
  readonly name: string;
  /** Its cost must not grow with what there is. */
  readonly isList: boolean;
  /** CPU of the product, as so many times the limit's; and the least share of its throughput. */
  readonly mostCpu: number;
  readonly leastThroughput: number | null;
  /** The n-th call; writes never repeat one. */
  readonly product: (n: number) => Call;
  readonly limit: (n: number) => Call;
  /** How often it may be called at most; null: as often as there is time. */
  readonly times: number | null;
}
const get = (path: string, token: string): Call => ({ method: 'GET', path, token });
const students = 500;
const anyStudent = (n: number) => 1 + ((n * 37) % students);
const anyApplication = (n: number) => 1 + ((n * 7919) % 9000);
const token = tokenOf('office');

/** @param drafts how many complete drafts there are; the product submits the first half, the limit the second */
export const casesOf = (drafts: number): readonly Case[] => [
  {
    name: '项目列表 programme list',
    isList: true,
    mostCpu: 1.6,
    leastThroughput: 0.6,
    times: null,
    product: () => get('/api/programmes?open=true', tokenOf('u1')),
    limit: () => get('/programmes', ''),
  },
  {
    name: '我的申请 my applications',
    isList: true,
    mostCpu: 1.6,
    leastThroughput: 0.6,
    times: null,
    product: (n) => get('/api/applications', tokenOf(`u${anyStudent(n)}`)),
    limit: (n) => get(`/mine/${idOf('u', anyStudent(n))}`, ''),
  },
  {
    name: '审核队列 staff queue',
    isList: true,
    mostCpu: 1.6,
    leastThroughput: 0.6,
    times: null,
    product: () => get('/api/admin/reviews', token),
    limit: () => get('/queue', ''),
  },
  {
    name: '申请详情 application detail',
    isList: false,
    mostCpu: 1.6,
    leastThroughput: 0.6,
    times: null,
    product: (n) => get(`/api/admin/applications/${handedIn(anyApplication(n))}`, token),
    limit: (n) => get(`/detail/${handedIn(anyApplication(n))}`, ''),
  },
  {
    name: '提交申请 submit',
    isList: false,
    mostCpu: 2,
    leastThroughput: null,
    times: Math.floor(drafts / 2),
    product: (n) => ({
      method: 'POST',
      path: `/api/applications/${idOf('b', 1 + n)}/submission`,
      token: tokenOf(`u${1 + n}`),
      body: { version: 0 },
    }),
    limit: (n) => ({
      method: 'POST',
      path: `/submit/${idOf('b', 1 + Math.floor(drafts / 2) + n)}`,
      token: String(n),
      body: { version: 0 },
    }),
  },
];

/** Every twelfth is a draft that nobody handed in. */
const handedIn = (n: number): string => idOf('a', (n * 7) % 12 === 0 ? n + 1 : n);
