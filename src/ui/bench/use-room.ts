import { type BenchRoom, benchRoomOf } from "../../app/bench-room";
import { useApp } from "../context";

/** The models of the bench. */
export function useBench(): BenchRoom {
  return benchRoomOf(useApp());
}
