import type { ItemDetail, ItemSummary, Language, LocalizedText } from '@flowhall/contracts';
import { type InitialContext, initialData } from '@flowhall/forms';
import { hasFeature, type ItemManifest, isOpen, opensAt } from '@flowhall/items';
import { type CompiledDefinition, formOfStep, presentStepForm } from '../definitions/index.ts';
import { renderGuide } from './render-guide.ts';
import { routeOf } from './route-of.ts';

export interface PresentableItem {
  readonly manifest: ItemManifest;
  /** Name of the department that offers the item. */
  readonly department: LocalizedText;
  readonly favourite: boolean;
  readonly lastUsedAt: Date | null;
}

/** A row of the service hall. */
export function presentItem({ manifest, department, favourite, lastUsedAt }: PresentableItem, now: Date): ItemSummary {
  const { key: category, ...categoryName } = manifest.category;
  return {
    key: manifest.key,
    name: manifest.name,
    description: manifest.summary,
    category,
    categoryName,
    department,
    icon: manifest.icon,
    promisedDays: manifest.promisedDays ?? null,
    closed: isOpen(manifest, now) ? null : { opensAt: opensAt(manifest, now)?.toISOString() ?? null },
    favourite,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}

/** Everything that an applicant needs before and while filling in. */
export function presentItemDetail(
  item: Omit<PresentableItem, 'manifest'>,
  definition: CompiledDefinition,
  lang: Language,
  now: Date,
  beginning?: InitialContext,
): ItemDetail {
  const { manifest, model } = definition;
  const { applyStepId } = model;
  return {
    ...presentItem({ ...item, manifest }, now),
    definitionId: definition.id,
    version: definition.version,
    guide: { zh: renderGuide(manifest.guide.zh), en: renderGuide(manifest.guide.en) },
    materials: (manifest.materials ?? []).map(({ name, required, condition, template }) => ({
      name,
      required,
      note: condition ?? null,
      template: template ? presentTemplate(definition.id, template) : null,
    })),
    steps: routeOf(model),
    form: presentStepForm(definition, applyStepId, applyStepId, lang),
    initial: initialData(formOfStep(definition, applyStepId).form, applyStepId, beginning),
    reservedField: manifest.reservation?.resource ?? null,
    opening: presentOpening(manifest, now),
    switches: {
      draft: hasFeature(manifest, 'draft'),
      withdraw: hasFeature(manifest, 'withdraw'),
      terminate: hasFeature(manifest, 'terminate'),
      print: hasFeature(manifest, 'print'),
    },
  };
}

function presentOpening(manifest: ItemManifest, now: Date): ItemDetail['opening'] {
  const { opening } = manifest;
  if (!opening) return null;
  const { from = null, until = null, daily = null } = opening;
  return { open: isOpen(manifest, now), from, until, daily };
}

function presentTemplate(definitionId: string, path: string): { name: string; url: string } {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { name, url: `/api/definitions/${definitionId}/files/${encodeURIComponent(name)}` };
}
