-- Rules, destinations, deliveries of alerts-service.
CREATE TABLE placeholder (id int);
