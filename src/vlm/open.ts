/** Opens a vision-language model from its catalogue entry. Does not know which backend is wanted, nor who talks to it. */
import { AppError } from "../base/errors";
import type { OpenVlmRequest, Vlm } from "./contract";

export async function openVlm(request: OpenVlmRequest): Promise<Vlm> {
  throw new AppError("not-yet", `open ${request.entry.id}: the decode loop is not in this commit`);
}
