/** Goes on with an interrupted study and shows it. */
import { useApp } from "../context";

export function useResume(): (id: string) => Promise<void> {
  const { study, route } = useApp();
  return async (id) => {
    await study.show(id);
    study.resume();
    route.go({ screen: "study", id });
  };
}
