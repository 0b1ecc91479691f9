/** The part of a parsed BPMN element that names are read from; unknown extensions are kept generic by the reader. */
export interface NamedElement {
  name?: string;
  extensionElements?: { values?: readonly ExtensionValue[] };
}

interface ExtensionValue {
  $type: string;
  lang?: string;
  text?: string;
  names?: readonly { lang?: string; text?: string }[];
}

/** Gives every element its name in `lang` where the model carries one (`flow:name`), and leaves the others alone. */
export function localizeNames(elements: Iterable<NamedElement>, lang: string): void {
  for (const element of elements) {
    const names = (element.extensionElements?.values ?? []).flatMap((value) =>
      value.$type === 'flow:Name' ? [value] : (value.names ?? []),
    );
    const name = names.find((candidate) => candidate.lang === lang)?.text?.trim();
    if (name) {
      element.name = name;
    }
  }
}
