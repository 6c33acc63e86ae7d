import { ScrollView, View } from '@tarojs/components';
import { useState } from 'react';
import { OptionRow, Pill, SearchBox, Sheet } from '../../shared/ui';
import './filter-bar.scss';
import { filterMenus, type KnownValues, type ProgrammeFilters } from './filters';

interface Props {
  readonly filters: ProgrammeFilters;
  readonly known: KnownValues;
  readonly onChange: (filters: ProgrammeFilters) => void;
}

/** The search box and the row of filters; each filter opens a sheet with its choices. */
export function FilterBar({ filters, known, onChange }: Props) {
  const menus = filterMenus(filters, known);
  const [opened, setOpened] = useState<string | null>(null);
  // The sheet keeps its content during the closing animation.
  const [shown, setShown] = useState(menus[0]);
  const current = menus.find(({ key }) => key === shown?.key);
  return (
    <View className="filter-bar">
      <SearchBox
        value={filters.q}
        placeholder="搜索项目、学校、城市、国家"
        onChange={(q) => onChange({ ...filters, q })}
      />
      <ScrollView scrollX enhanced showScrollbar={false} className="filter-bar__scroll">
        <View className="filter-bar__pills">
          <Pill label="可申请" selected={filters.open} onTap={() => onChange({ ...filters, open: !filters.open })} />
          {menus.map((menu) => (
            <Pill
              key={menu.key}
              label={menu.label}
              icon="down"
              selected={menu.active}
              onTap={() => {
                setShown(menu);
                setOpened(menu.key);
              }}
            />
          ))}
        </View>
      </ScrollView>
      <Sheet open={opened !== null} title={current?.title ?? ''} onClose={() => setOpened(null)}>
        {(current?.options ?? []).map((option) => (
          <OptionRow
            key={option.key}
            label={option.label}
            selected={option.selected}
            onTap={() => {
              onChange(option.next);
              setOpened(null);
            }}
          />
        ))}
      </Sheet>
    </View>
  );
}
