/** A text that must exist in both languages of the user interface. */
export interface LocalizedText {
  zh: string;
  en: string;
}

/** Names of a model element by language, as far as the model gives them. */
export interface Names {
  zh?: string;
  en?: string;
}
