interface Named {
  readonly id: string;
  readonly name: string;
}

const SIGN = '@';

/** Those of some people whom a text names with an @ before the name. */
export const mentionedIn = <P extends Named>(text: string, people: readonly P[]): P[] =>
  people.filter((person) => text.includes(SIGN + person.name));

/** A text in pieces; those that name one of the people are marked. Longer names come first: one may begin another. */
export function splitMentions(text: string, people: readonly Named[]): { text: string; mention: boolean }[] {
  const names = people.map((person) => SIGN + person.name).sort((one, other) => other.length - one.length);
  const pieces: { text: string; mention: boolean }[] = [];
  let rest = text;
  while (rest !== '') {
    const found = names
      .map((name) => ({ name, at: rest.indexOf(name) }))
      .filter(({ at }) => at >= 0)
      .sort((one, other) => one.at - other.at || other.name.length - one.name.length)[0];
    if (!found) return [...pieces, { text: rest, mention: false }];
    if (found.at > 0) pieces.push({ text: rest.slice(0, found.at), mention: false });
    pieces.push({ text: found.name, mention: true });
    rest = rest.slice(found.at + found.name.length);
  }
  return pieces;
}
