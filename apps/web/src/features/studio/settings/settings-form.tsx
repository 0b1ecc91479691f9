import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { AudienceSection } from './audience-section.tsx';
import { BasicsSection } from './basics-section.tsx';
import { GuideSection } from './guide-section.tsx';
import { MaterialsSection } from './materials-section.tsx';
import { FeaturesSection, LinksSection } from './more-section.tsx';
import { NamingSection } from './naming-section.tsx';
import styles from './settings.module.css';

const SECTIONS = {
  basics: BasicsSection,
  audience: AudienceSection,
  guide: GuideSection,
  materials: MaterialsSection,
  naming: NamingSection,
  features: FeaturesSection,
  links: LinksSection,
} as const;
type SectionName = keyof typeof SECTIONS;
const NAMES = Object.keys(SECTIONS) as SectionName[];

/** Every setting of an item, in sections. */
export function SettingsForm() {
  const { t } = useTranslation('settings');
  const id = useId();
  return (
    <div className={styles.page}>
      <nav className={styles.contents} aria-label={t('sections')}>
        {NAMES.map((name) => (
          <a key={name} href={`#${id}${name}`}>
            {t(`section.${name}`)}
          </a>
        ))}
      </nav>
      <div className={styles.sections}>
        {NAMES.map((name) => {
          const Section = SECTIONS[name];
          return (
            <section key={name} id={`${id}${name}`} className={styles.section} aria-label={t(`section.${name}`)}>
              <h2>{t(`section.${name}`)}</h2>
              <Section />
            </section>
          );
        })}
      </div>
    </div>
  );
}
