import type { Contents } from './prepare';
import { detailQuestion, myApplicationsQuestion, submitQuestion } from './questions/applications';
import { programmeListDefault, programmeListQuestion } from './questions/programme-list';
import type { Question } from './questions/question';
import { queueDefault, queueQuestion } from './questions/queue';
import { isSmall } from './settings';

/** One row of the table. */
export interface Case {
  readonly name: string;
  /** The maximum CPU, as a multiple of the limit's, and the minimum share of its throughput. */
  readonly maxCpu: number;
  readonly minThroughput: number | null;
  /** The n-th request, from 0. Each write can be sent only once. */
  readonly question: (n: number) => Question;
  readonly isWrite: boolean;
}

/** Number of different requests in a round; a server that answers more in the given time gets them again. */
export const questionsPerRound = isSmall ? 4000 : 10_000;

/** The rows of the table, in the order in which they are measured: submissions change what the others read. */
export const casesOf = ({ sizes, staffSessions }: Contents): readonly Case[] => [
  {
    name: '项目列表 programme list',
    maxCpu: 1.6,
    minThroughput: 0.6,
    question: (n) => programmeListQuestion(n, sizes.students),
    isWrite: false,
  },
  {
    name: '我的申请 my applications',
    maxCpu: 1.6,
    minThroughput: 0.6,
    question: (n) => myApplicationsQuestion(n, sizes.students),
    isWrite: false,
  },
  {
    name: '审核队列 staff queue',
    maxCpu: 1.6,
    minThroughput: 0.6,
    question: (n) => queueQuestion(n, staffSessions),
    isWrite: false,
  },
  {
    name: '申请详情 application detail',
    maxCpu: 1.6,
    minThroughput: 0.6,
    question: (n) => detailQuestion(n, sizes, staffSessions),
    isWrite: false,
  },
  {
    name: '提交申请 submit',
    maxCpu: 2,
    minThroughput: null,
    question: (n) => submitQuestion(n + 1, sizes.students),
    isWrite: true,
  },
];

/** The default views of the lists, whose cost must not grow with the number of rows. */
export const defaultLists = ({
  sizes,
  staffSessions,
}: Contents): readonly { readonly name: string; readonly question: (n: number) => Question }[] => [
  { name: '项目列表 programme list', question: (n) => programmeListDefault(n, sizes.students) },
  { name: '我的申请 my applications', question: (n) => myApplicationsQuestion(n, sizes.students) },
  { name: '审核队列 staff queue', question: (n) => queueDefault(n, staffSessions) },
];
