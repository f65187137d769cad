/** What the page may ask of the librarian about imports. Type-only. */
import type {
  ColumnMapping,
  ImportFile,
  ImportPreview,
  ImportProgress,
  ImportReport,
  ImportRequest,
  TermChoices,
  UnfinishedImport,
} from "../../domain/import";
import type { PackSummary } from "./pack-calls";

export type ImportCalls = {
  /** Reads tables and file names, not pictures. `mapping` absent: guessed. */
  "preview-import": {
    input: { files: ImportFile[]; mapping?: ColumnMapping; choices?: TermChoices };
    event: ImportProgress;
    output: ImportPreview;
  };
  /** Makes a pack of the files and installs it. Aborting keeps what is done, for the same `jobId` to go on. */
  import: { input: ImportRequest; event: ImportProgress; output: { pack: PackSummary; report: ImportReport } };
  imports: { input: Record<string, never>; event: never; output: { imports: UnfinishedImport[] } };
  "discard-import": { input: { jobId: string }; event: never; output: Record<string, never> };
};
