const KINDS = ['exclusive', 'parallel', 'inclusive'];

/** A model of which one gateway has been changed to another kind, if it has any. */
export function changeGateway(xml: string, random: () => number): string {
  const gateways = [...xml.matchAll(/<(exclusive|parallel|inclusive)Gateway id="(\w+)"/g)];
  const [tag = '', kind, id] = gateways[Math.floor(random() * gateways.length)] ?? [];
  const others = KINDS.filter((other) => other !== kind);
  const other = others[Math.floor(random() * others.length)];
  return id ? xml.replace(tag, `<${other}Gateway id="${id}"`) : xml;
}
