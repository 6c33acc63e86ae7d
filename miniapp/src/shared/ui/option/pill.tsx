import { Icon, type IconName } from '../icon/icon';
import { Tappable } from '../tappable/tappable';
import './option.scss';

interface Props {
  readonly label: string;
  readonly selected: boolean;
  readonly onTap: () => void;
  /** Shown after the label: `down` when it opens a sheet. */
  readonly icon?: IconName;
  /** `card`: on the ground, like the filters; `tint`: on a card, like the answers of a form. */
  readonly ground?: 'card' | 'tint';
}

/** A short choice that shows whether it is chosen. */
export function Pill({ label, selected, onTap, icon, ground = 'card' }: Props) {
  return (
    <Tappable
      className={`yh-pill yh-pill--${ground} ${selected ? 'yh-pill--on' : ''}`}
      role="checkbox"
      selected={selected}
      onTap={onTap}
    >
      {label}
      {icon ? <Icon name={icon} size={12} /> : null}
    </Tappable>
  );
}
