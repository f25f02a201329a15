import { parse, TYPE } from "@formatjs/icu-messageformat-parser";

export type Tree = { [name: string]: string | Tree };

/** Every message with its key. */
export function flat(tree: Tree, prefix = ""): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === "string" ? [[`${prefix}${name}`, value] as [string, string]] : flat(value, `${prefix}${name}.`),
  );
}

/** The arguments and tags of a message, sorted. */
export function argumentsOf(text: string): string[] {
  const names = new Set<string>();
  const visit = (nodes: ReturnType<typeof parse>) => {
    for (const node of nodes) {
      if (node.type === TYPE.literal || node.type === TYPE.pound) continue;
      names.add(node.type === TYPE.tag ? `<${node.value}>` : node.value);
      if (node.type === TYPE.tag) visit(node.children);
      if (node.type === TYPE.plural || node.type === TYPE.select)
        for (const { value } of Object.values(node.options)) visit(value);
    }
  };
  visit(parse(text));
  return [...names].sort();
}
