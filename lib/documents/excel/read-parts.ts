import { XMLParser } from "fast-xml-parser";
import { plainText, unescapeExcel } from "./xml-text";

/** A tag of a parsed part: attributes as "@name", children by their tag, text as "#text". */
export type Node = { readonly [key: string]: unknown };

const LISTS = new Set(["sheet", "Relationship", "row", "c", "si", "r", "t", "xf", "numFmt", "mergeCell"]);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  isArray: (name) => LISTS.has(name),
});

/** A part as a tree, nothing interpreted. Throws when it is not well formed. */
export const parsePart = (text: string): Node => parser.parse(text) as Node;

/** The child of a name; an absent or empty one has nothing in it. */
export function child(node: Node, name: string): Node {
  const found = node[name];
  return typeof found === "object" && found !== null && !Array.isArray(found) ? (found as Node) : {};
}

/** The children of a name, in their order. */
export const children = (node: Node, name: string): Node[] => {
  const found = node[name];
  return Array.isArray(found) ? found.map((one) => (typeof one === "object" && one !== null ? (one as Node) : { "#text": one })) : [];
};

/** An attribute, or null. */
export const attribute = (node: Node, name: string): string | null => {
  const found = node[`@${name}`];
  return typeof found === "string" ? plainText(found) : null;
};

/** The text directly inside a tag. */
export const textOf = (found: unknown): string => {
  if (typeof found === "string") return plainText(found);
  const inside = typeof found === "object" && found !== null ? (found as Node)["#text"] : undefined;
  return typeof inside === "string" ? plainText(inside) : "";
};

/** A text with or without runs of their own look; how it sounds (phonetic runs) is not part of it. Source: ECMA-376, 18.4.8. */
export const richText = (node: Node): string => {
  const own = (one: Node) => (Array.isArray(one["t"]) ? one["t"].map(textOf).join("") : "");
  return unescapeExcel(own(node) + children(node, "r").map(own).join(""));
};
