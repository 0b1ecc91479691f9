import type { DefinitionSummary, ItemDraftView } from '@flowhall/contracts';

/** The version that new applications use. */
export const currentOf = <V extends Pick<DefinitionSummary, 'current'>>(
  versions: readonly V[] | undefined,
): V | undefined => versions?.find((version) => version.current);

/** The current version where deploying a draft would replace what the draft does not know. */
export function unknownCurrent<V extends Pick<DefinitionSummary, 'current' | 'version'>>(
  versions: readonly V[] | undefined,
  { basedOn }: Pick<ItemDraftView, 'basedOn'>,
): V | undefined {
  const current = currentOf(versions);
  return current?.version === basedOn?.version ? undefined : current;
}
