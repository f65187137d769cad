/**
 * Rows of trajectories as Parquet, in verl's shapes. Every field is required: nothing is null, so no reader has structs
 * to unify. Written a few rows at a time: pictures by the thousand are never in memory at once.
 */
import type { SchemaElement } from "hyparquet";
import { ByteWriter, parquetWriteRows } from "hyparquet-writer";
import type { ToolName } from "../../domain/events";

type Field = SchemaElement[];

const text = (name: string): Field => [
  { name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "REQUIRED" },
];
const bytes = (name: string): Field => [{ name, type: "BYTE_ARRAY", repetition_type: "REQUIRED" }];
const whole = (name: string): Field => [{ name, type: "INT32", repetition_type: "REQUIRED" }];
const flag = (name: string): Field => [{ name, type: "BOOLEAN", repetition_type: "REQUIRED" }];
const struct = (name: string, ...fields: Field[]): Field => [
  { name, num_children: fields.length, repetition_type: "REQUIRED" },
  ...fields.flat(),
];
/** The three levels of the format's LIST. */
const list = (name: string, ...fields: Field[]): Field => [
  { name, num_children: 1, converted_type: "LIST", repetition_type: "REQUIRED" },
  { name: "list", num_children: 1, repetition_type: "REPEATED" },
  ...struct("element", ...fields),
];

const messages = (name: string) => list(name, text("role"), text("content"));
const images = list("images", bytes("bytes"));

export const SFT_COLUMNS: Field[] = [messages("messages"), images, text("data_source"), text("id")];

/** `tools`: those of the run. */
export function rlColumns(tools: readonly ToolName[]): Field[] {
  const kwargs = tools.map((tool) => struct(tool, struct("create_kwargs", text("id"))));
  return [
    text("data_source"),
    messages("prompt"),
    images,
    text("ability"),
    struct("reward_model", text("style"), text("ground_truth")),
    struct(
      "extra_info",
      whole("index"),
      ...["id", "specimen", "type", "question"].map(text),
      flag("need_tools_kwargs"),
      ...(tools.length > 0 ? [struct("tools_kwargs", ...kwargs)] : []),
    ),
    text("agent_name"),
  ];
}

/** Rows a group: a group is what is in memory. */
const GROUP = 32;

/** `about`: what a reader may want to know of the whole file. */
export async function parquetOf(
  columns: readonly Field[],
  rows: AsyncIterable<object>,
  about: Readonly<Record<string, string>>,
): Promise<Blob> {
  const writer = new BlobWriter();
  await parquetWriteRows({
    writer,
    rows: rows as AsyncIterable<Record<string, unknown>>, // any object is read by its fields
    columns: columns.map(([first]) => ({ name: first?.name ?? "" })),
    schema: [{ name: "root", num_children: columns.length }, ...columns.flat()],
    rowGroupSize: GROUP,
    statistics: false,
    kvMetadata: Object.entries(about).map(([key, value]) => ({ key, value })),
    createdBy: "ciqi",
  });
  return writer.blob();
}

/** Hands each finished group to a Blob, which the browser may keep on the disk. */
class BlobWriter extends ByteWriter {
  readonly #parts: Blob[] = [];

  flush(): void {
    this.#parts.push(new Blob([this.getBuffer()]));
    this.index = 0;
  }

  blob(): Blob {
    this.flush();
    return new Blob(this.#parts, { type: "application/vnd.apache.parquet" });
  }
}
