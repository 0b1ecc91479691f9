import type { Person } from '@flowhall/contracts';

/** A person with department and post, as far as they are known. */
export function PersonLine({ person }: { person: Person }) {
  const where = [person.department, person.post].filter(Boolean).join(' · ');
  return (
    <>
      <strong>{person.name}</strong>
      {where && ` ${where}`}
    </>
  );
}
