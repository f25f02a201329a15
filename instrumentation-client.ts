export { startNavigation as onRouterTransitionStart } from "@/components/ui/pending-navigation";
