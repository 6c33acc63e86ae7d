import { View } from '@tarojs/components';
import { budgetTotal, type FormValues, formatYuan } from '@yuanhang/domain';
import { Card } from '../../shared/ui';
import './budget-total.scss';

/** The sum of all lines, updated while they are edited. */
export function BudgetTotal({ values }: { readonly values: FormValues }) {
  return (
    <Card>
      <View className="budget-total">
        <View className="budget-total__word">合计</View>
        <View className="budget-total__sum">{formatYuan(budgetTotal(values))} 元</View>
      </View>
    </Card>
  );
}
