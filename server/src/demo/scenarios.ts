import { addDays, checkInGrid, daysBetween, type RequestKind } from '@yuanhang/domain';
import type { Principal } from '../platform/http';
import type { DemoActions, Exchange } from './actions';
import { budgetAnswers, extensionAnswers, fundingAnswers, returnAnswers } from './answers';

/** One event, `day` days from the day of seeding (negative: before it). */
export interface ScenarioStep {
  readonly day: number;
  readonly run: () => Promise<void>;
}

export interface ScenarioContext {
  readonly actions: DemoActions;
  readonly college: Principal;
  readonly office: Principal;
  readonly today: string;
}

/** The days on which an application moves, all inside its window and before today. */
function applicationDays(exchange: Exchange, today: string) {
  const from = daysBetween(today, exchange.programme.applyFrom);
  const until = daysBetween(today, exchange.programme.applyUntil);
  const begin = Math.min(Math.max(from + 1, -9 - (exchange.index % 4)), until - 3);
  return {
    begin,
    submit: Math.max(begin + 1, Math.min(begin + 1, until)),
    college: begin + 2,
    office: begin + 3,
    request: begin + 4,
    dispatch: begin + 5,
  };
}

const praise = ['推荐。学业表现良好。', '同意。外语成绩达到要求。', '推荐。专业前 15%。', '同意推荐。'];

/** Check-ins on arrival and on the grid, except the skipped ones. */
function abroadSteps(exchange: Exchange, { actions, today }: ScenarioContext, skipsAfter: number): ScenarioStep[] {
  const { startOn, endOn, checkInIntervalDays } = exchange.programme;
  if (startOn === null || endOn === null) return [];
  const arrivedOn = addDays(startOn, 1);
  const grid = checkInGrid({ arrivedOn, returnOn: endOn, intervalDays: checkInIntervalDays });
  const days = [arrivedOn, ...grid].map((date) => daysBetween(today, date)).filter((day) => day < skipsAfter);
  const notes = ['顺利抵达，已办理入住', '课程跟得上，一切顺利', '上周去了博物馆，身体很好', '期中考试刚结束'];
  return days.map((day, index) => ({
    day,
    run: () => actions.checkIn(exchange, 'safe', notes[index % notes.length] ?? ''),
  }));
}

/** The steps of a student's exchange up to the day of seeding, by date. */
export function scenarioOf(exchange: Exchange, context: ScenarioContext): ScenarioStep[] {
  const { actions, college, office, today } = context;
  const days = applicationDays(exchange, today);
  const comment = praise[exchange.index % praise.length] ?? '';
  const begin = { day: days.begin, run: () => actions.begin(exchange) };
  const submit = { day: days.submit, run: () => actions.submit(exchange) };
  const collegeApproves = { day: days.college, run: () => actions.decide(exchange, college, 'approve', comment) };
  const officeApproves = {
    day: days.office,
    run: () => actions.decide(exchange, office, 'approve', '名额已确认，请尽早完成派出确认。'),
  };
  const confirms = { day: days.request, run: () => actions.confirmDispatch(exchange) };
  const dispatched = { day: days.dispatch, run: () => actions.approveDispatch(exchange, office) };
  const approved = [begin, submit, collegeApproves, officeApproves];
  const away = [...approved, confirms, dispatched];

  switch (exchange.about.scenario) {
    case 'new':
      return [];
    case 'draft':
      return [begin];
    case 'college_review':
      return [begin, submit];
    case 'office_review':
      return [begin, submit, collegeApproves];
    case 'revision':
      return [
        begin,
        submit,
        {
          day: days.college,
          run: () => actions.decide(exchange, college, 'return', '学习计划请写明拟修课程，并补充与导师的沟通情况。'),
        },
      ];
    case 'supplement':
      return [
        begin,
        submit,
        { day: days.college, run: () => actions.askSupplement(exchange, college, addDays(today, 3)) },
      ];
    case 'rejected':
      return [
        begin,
        submit,
        collegeApproves,
        { day: days.office, run: () => actions.decide(exchange, office, 'reject', '本批名额有限，欢迎申请下一批。') },
      ];
    case 'approved':
      return approved;
    case 'budgeting':
      return [
        ...approved,
        { day: days.request, run: () => actions.request(exchange, 'budget_application', budgetAnswers) },
        { day: days.dispatch, run: () => actions.approve(exchange, office, '项目支持，请财务核定。') },
      ];
    case 'confirming':
      return [...approved, confirms];
    case 'departing':
    case 'not_arrived':
      return away;
    case 'abroad':
      return [...away, ...abroadSteps(exchange, context, 0)];
    case 'abroad_overdue':
      return [...away, ...abroadSteps(exchange, context, -45)];
    case 'abroad_help':
      return [...away, ...abroadSteps(exchange, context, 0)];
    case 'extending': {
      const until = addDays(exchange.programme.endOn ?? today, 42);
      const extend = { day: -2, run: () => actions.request(exchange, 'plan_change', extensionAnswers(until)) };
      return [...away, ...abroadSteps(exchange, context, 0), extend];
    }
    case 'returning':
    case 'claiming':
      return [...away, ...abroadSteps(exchange, context, homeOn(exchange, today)), ...homeSteps(exchange, context)];
  }
}

/** The day of the return, counted from today. */
const homeOn = ({ programme }: Exchange, today: string) => daysBetween(today, programme.endOn ?? today);

/** After the stay: the return formalities and, for some, the claim. */
function homeSteps(exchange: Exchange, { actions, college, office, today }: ScenarioContext): ScenarioStep[] {
  const home = homeOn(exchange, today);
  const ask = (kind: RequestKind, values: Parameters<DemoActions['request']>[2]) => () =>
    actions.request(exchange, kind, values);
  const comes = { day: home + 2, run: ask('return_formalities', returnAnswers(addDays(today, home))) };
  if (exchange.about.scenario === 'returning') return [comes];
  const claim = fundingAnswers(exchange.about.name, exchange.index);
  return [
    comes,
    { day: home + 4, run: () => actions.approve(exchange, college, '总结认真，学分已核对。') },
    { day: home + 5, run: () => actions.approve(exchange, office, '欢迎回来。') },
    { day: home + 7, run: ask('funding_application', claim) },
    { day: home + 9, run: () => actions.approve(exchange, office, '票据齐全，请财务核定。') },
  ];
}
