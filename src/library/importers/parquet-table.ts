/** Rows of a Parquet file, a row group at a time, also with pictures inside; nothing of it is whole in memory. */
import { type AsyncBuffer, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { AppError } from "../../base/errors";
import { type JsonRow, jsonRow } from "./json-table";

/** Rows that are read at once; pictures in them are some hundred kilobytes each. */
const ROWS_AT_ONCE = 32;

/** @throws AppError `table-broken` for a file that cannot be read. */
export async function* readParquet(file: Blob, path: string, signal: AbortSignal): AsyncGenerator<JsonRow> {
  for await (const { value, row } of parquetRows(file, path, signal)) yield jsonRow(value, `${path}, row ${row}`);
}

export interface ParquetRow {
  /** By column; lists are arrays, structs objects, bytes `Uint8Array`s, long integers bigints. */
  value: Record<string, unknown>;
  /** From 1. */
  row: number;
  /** Rows of the file. */
  total: number;
}

/** The rows as they are in the file. @throws AppError `table-broken`. */
export async function* parquetRows(file: Blob, path: string, signal: AbortSignal): AsyncGenerator<ParquetRow> {
  const buffer: AsyncBuffer = {
    byteLength: file.size,
    slice: (start, end) => file.slice(start, end).arrayBuffer(),
  };
  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    signal.throwIfAborted();
    try {
      return await work();
    } catch (cause) {
      const found = cause instanceof Error ? cause.message : String(cause);
      const words = `found ${found}, wanted a whole Parquet file; get it again, or save it as CSV`;
      throw new AppError("table-broken", `read ${path}: ${words}`, { cause });
    }
  };
  const metadata = await attempt(() => parquetMetadataAsync(buffer));
  const total = Number(metadata.num_rows);
  for (let start = 0; start < total; start += ROWS_AT_ONCE) {
    const options = {
      file: buffer,
      metadata,
      rowStart: start,
      rowEnd: Math.min(total, start + ROWS_AT_ONCE),
      utf8: false,
    };
    const rows = await attempt(() => parquetReadObjects({ ...options, compressors }));
    for (const [at, value] of rows.entries()) yield { value, row: start + at + 1, total };
  }
}
