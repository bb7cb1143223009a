// What a service worker has in its global scope, and other workers do not.

declare const registration: ServiceWorkerRegistration;
declare const clients: Clients;
declare function skipWaiting(): Promise<void>;
declare var oninstall: (event: ExtendableEvent) => void;
declare var onactivate: (event: ExtendableEvent) => void;
declare var onfetch: (event: FetchEvent) => void;
declare var onnotificationclick: (event: NotificationEvent) => void;
