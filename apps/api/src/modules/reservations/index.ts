export { keepReservation } from './keep-reservation.ts';
export { findTaken } from './reservations.repository.ts';
