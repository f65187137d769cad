/** The paths of a row's pictures. Only files beside the row will do: what lies elsewhere may change between two runs. */
import { type RowFaultCode, jsonInText, rowFault, shown } from "./row-fault";

/** As the file writes them; at least one. @throws AppError `image-…`. */
export function readImages(value: unknown): string[] {
  const given = jsonInText(value);
  const list = Array.isArray(given) ? given : given === undefined || given === null || given === "" ? [] : [given];
  if (list.length === 0) throw rowFault("image-missing", "found no image, wanted the path of at least one");
  return list.map((path: unknown) => {
    if (typeof path !== "string" || path.trim() === "") {
      throw rowFault("image-missing", `found ${shown(path)} as an image, wanted its path`);
    }
    const objection = objectionTo(path.trim());
    if (objection === null) return path.trim();
    const [code, found] = objection;
    throw rowFault(code, `found ${found} ${shown(path)}, wanted a path beside the file`);
  });
}

function objectionTo(path: string): [RowFaultCode, string] | null {
  if (/^data:/iu.test(path)) return ["image-inline", "a picture written into the row,"];
  if (/^(?:[/\\]|~[/\\]|[a-z]:|file:)/iu.test(path) && !/^[/\\]{2}/u.test(path)) {
    return ["image-absolute", "the absolute path"];
  }
  if (/^(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}/iu.test(path)) return ["image-remote", "the remote address"];
  if (path.split(/[/\\]/u).includes("..")) return ["image-outside", "a path out of the set,"];
  return null;
}
