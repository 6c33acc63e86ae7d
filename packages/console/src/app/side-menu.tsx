import { NavLink } from 'react-router';
import { useSession } from '../shared/session';
import { Mark } from '../shared/ui';
import { useCounts } from './counts';
import { groups, pages } from './navigation';
import { PersonMenu } from './person-menu';

/** The pages the user may open, by group, with their counts. */
export function SideMenu() {
  const { may } = useSession();
  const counts = useCounts();
  const mine = pages.filter(({ menu, needs }) => menu && may(needs));
  return (
    <>
      <div className="side-logo">
        <Mark size={28} />
        <b>远航</b>
      </div>
      <nav className="side-menu" aria-label="主菜单">
        {groups.map((group) => {
          const inGroup = mine.filter(({ menu }) => menu?.group === group);
          if (inGroup.length === 0) return null;
          return (
            <section key={group} aria-label={group || '工作'}>
              {group && <h2>{group}</h2>}
              {inGroup.map(({ path, title, menu }) => (
                <NavLink key={path} to={`/${path}`}>
                  {menu?.icon}
                  <span className="side-label">{title}</span>
                  <Count of={menu?.counts} value={menu?.counts && counts[menu.counts]} />
                </NavLink>
              ))}
            </section>
          );
        })}
      </nav>
      <PersonMenu />
    </>
  );
}

function Count({ of, value }: { of: string | undefined; value: number | undefined }) {
  if (!value) return null;
  return <b className={of === 'help' ? 'alarm' : ''}>{value >= 1000 ? '999+' : value}</b>;
}
