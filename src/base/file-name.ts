/** What any file system takes, whatever a person has called the thing; `otherwise` when nothing of that is left. */
export function fileName(name: string, otherwise: string): string {
  const plain = name
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}._-]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/gu, "");
  const short = Array.from(plain)
    .slice(0, 80)
    .join("")
    .replace(/[-.]+$/u, "");
  return short === "" ? otherwise : short;
}
