import { type CSSProperties, createContext, type ReactNode, type Ref, useContext } from 'react';
import type { ListLine } from './use-list';

/** The lines of the list, for the places that they are put into. */
export const LinesContext = createContext<readonly ListLine[]>([]);

interface ListItemProps {
  ref?: Ref<HTMLLIElement>;
  style: CSSProperties;
  index: number;
  children: ReactNode;
}

/** The place of a line. Says which of how many conversations it is, because only those in sight are in the page. */
export function ListItem({ ref, style, index, children }: ListItemProps) {
  const lines = useContext(LinesContext);
  const line = lines[index];
  const last = lines.at(-1);
  const place = line?.kind === 'row' &&
    last?.kind === 'row' && { 'aria-posinset': line.position, 'aria-setsize': last.position };
  return (
    <li ref={ref} style={style} {...place}>
      {children}
    </li>
  );
}
