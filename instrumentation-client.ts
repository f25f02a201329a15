export { startNavigation as onRouterTransitionStart } from "@/components/layout/pending-navigation";
