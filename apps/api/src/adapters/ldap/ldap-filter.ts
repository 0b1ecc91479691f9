import { AndFilter, EqualityFilter, type Filter, FilterParser, GreaterThanEqualsFilter } from 'ldapts';

/** A filter as administrators write it (RFC 4515). @throws Error when it is none */
export const parseLdapFilter = (text: string): Filter => FilterParser.parseString(text);

/** Whether a text is a filter. */
export function isLdapFilter(text: string): boolean {
  try {
    parseLdapFilter(text);
    return true;
  } catch {
    return false;
  }
}

/** Conditions that all hold. Values travel apart from the syntax: whatever is in them stays a value. */
export const allOf = (...filters: readonly Filter[]): Filter => new AndFilter({ filters: [...filters] });

export const equals = (attribute: string, value: string): Filter => new EqualityFilter({ attribute, value });

export const atLeast = (attribute: string, value: string): Filter => new GreaterThanEqualsFilter({ attribute, value });
