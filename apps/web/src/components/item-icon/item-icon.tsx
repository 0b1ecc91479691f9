import { ICON_PATHS, isIconName } from './icon-paths.ts';
import styles from './item-icon.module.css';

/** Picture of a service; a plain sheet of paper when the item names an icon that does not exist. */
export function ItemIcon({ name, size = 40 }: { name: string; size?: number }) {
  return (
    <span className={styles.tile} style={{ width: size, height: size }} aria-hidden="true">
      <svg viewBox="0 0 24 24" width={size * 0.56} height={size * 0.56} aria-hidden="true">
        <path d={ICON_PATHS[isIconName(name) ? name : 'file']} />
      </svg>
    </span>
  );
}
