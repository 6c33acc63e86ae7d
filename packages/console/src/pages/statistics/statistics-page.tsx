import './statistics.css';
import { useQuery } from '@tanstack/react-query';
import { type ResponseOf, reportRoutes } from '@yuanhang/contract';
import { call } from '../../shared/api';
import { useFilters } from '../../shared/forms';
import { CollegeSelect, YearSelect } from '../../shared/lists';
import { Answer, FilterBar, Nothing, PageHead } from '../../shared/ui';
import { BarChart } from './bar-chart';
import { ChartCard } from './chart-card';
import { PartsChart } from './parts-chart';
import { SpanChart } from './span-chart';

type Statistics = ResponseOf<NonNullable<typeof reportRoutes.statistics.schemas>>;

/** 统计: statistics of the applications; each chart with its table. */
export default function StatisticsPage() {
  const filters = useFilters();
  const query = { year: filters.value('year'), collegeId: filters.value('collegeId') };
  const statistics = useQuery({
    queryKey: ['statistics', query],
    queryFn: () => call(reportRoutes.statistics, { query }),
  });
  return (
    <>
      <PageHead title="统计" note="只计算你能看到、并且提交过的申请" />
      <FilterBar>
        <YearSelect filters={filters} />
        <CollegeSelect filters={filters} />
      </FilterBar>
      <Answer query={statistics}>
        {(data) => (data.applications === 0 ? <Nothing words="没有符合条件的申请" /> : <Charts data={data} />)}
      </Answer>
    </>
  );
}

function Charts({ data }: { data: Statistics }) {
  const { punctuality } = data;
  const parts = [
    { label: '按时', count: punctuality.onTime, tone: 'green' as const },
    { label: '补签', count: punctuality.late, tone: 'amber' as const },
    { label: '逾期未打卡', count: punctuality.missing, tone: 'red' as const },
  ];
  const shares = [
    { title: '按状态', rows: data.byStage, unit: '状态' },
    { title: '按学院', rows: data.byCollege, unit: '学院' },
    { title: '按国家和地区', rows: data.byCountry, unit: '国家或地区' },
    { title: '按年度', rows: data.byYear, unit: '年度' },
  ];
  return (
    <>
      <p className="figure-total">
        <b>{data.applications}</b> 个申请
      </p>
      <div className="charts">
        {shares.map(({ title, rows, unit }) => (
          <ChartCard
            key={title}
            title={title}
            head={[unit, '申请', '占比']}
            rows={rows.map(({ label, count }) => [label, count, percent(count, data.applications)])}
          >
            <BarChart rows={rows} />
          </ChartCard>
        ))}
        <ChartCard
          title="审核用时"
          note="从轮到这一步，到作出决定"
          head={['步骤', '决定', '一半不超过', '九成不超过']}
          rows={data.decisions.map((one) => [
            one.label,
            one.count,
            `${one.medianDays} 天`,
            `${one.ninetyPercentDays} 天`,
          ])}
        >
          <SpanChart rows={data.decisions} />
        </ChartCard>
        <ChartCard
          title="例行打卡"
          note="按时、补签，和今天仍然逾期的"
          head={['情况', '次数']}
          rows={parts.map(({ label, count }) => [label, count])}
        >
          <PartsChart parts={parts} />
        </ChartCard>
      </div>
    </>
  );
}

const percent = (count: number, of: number) => `${((count / of) * 100).toFixed(1)}%`;
