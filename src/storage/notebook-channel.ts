/** Tabs tell one another over it that the notebook has changed; a worker does when it has brought studies back. */
export const NOTEBOOK_CHANNEL = "ciqi-notebook";
