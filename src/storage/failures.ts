/** Puts the platform's storage errors into words a person can act on; knows nothing of what was being stored. */
import { isAbort } from "../base/abort";
import { AppError } from "../base/errors";

/** True when the connection itself is gone, so that a new one may succeed (WebKit drops it in the background). */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof DOMException) || isRefused(error)) return false;
  return error.name === "UnknownError" || error.name === "InvalidStateError";
}

/** Where site data is blocked, Chromium says UnknownError and only its words tell; others say SecurityError. */
function isRefused({ name, message }: DOMException): boolean {
  return name === "SecurityError" || name === "NotAllowedError" || (name === "UnknownError" && /denied/i.test(message));
}

/**
 * The error of a failed use of the database: AppError `storage-full`, `storage-outdated`, `storage-refused` or
 * `storage-failed`. AppErrors and the caller's own aborts pass through.
 */
export function storageFailure(action: string, error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof DOMException)) return error;
  const say = (code: string, words: string) => new AppError(code, `${action}: ${words}`, { cause: error });
  if (isRefused(error)) {
    const words = "this browser refuses storage to this page; leave private browsing or allow site data, then reload";
    return say("storage-refused", words);
  }
  switch (error.name) {
    case "QuotaExceededError":
      return say("storage-full", "found no room left on this device; delete old studies or packs, or free disk space");
    case "VersionError":
      return say("storage-outdated", "found a notebook written by a newer version of this page; reload the page");
    case "AbortError":
      // A transaction that aborts by itself says AbortError too; only a caller's signal means stop.
      return isTransactionAbort(error) ? say("storage-failed", "the browser gave the write up; try again") : error;
    case "UnknownError":
    case "InvalidStateError":
      return say("storage-failed", "lost the connection to the notebook; try again, and reload if it stays");
    default:
      return say("storage-failed", `found ${error.name} (${error.message}); reload the page and try again`);
  }
}

function isTransactionAbort(error: DOMException): boolean {
  return isAbort(error) && /transaction/i.test(error.message);
}
