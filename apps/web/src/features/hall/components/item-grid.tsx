import type { ItemSummary } from '@flowhall/contracts';
import type { ReactNode } from 'react';
import { ItemCard } from './item-card.tsx';
import styles from './item-grid.module.css';

export function ItemGrid({ items, empty }: { items: readonly ItemSummary[]; empty?: ReactNode }) {
  if (items.length === 0) return empty;
  return (
    <ul className={styles.grid}>
      {items.map((item) => (
        <li key={item.key}>
          <ItemCard item={item} />
        </li>
      ))}
    </ul>
  );
}
