"""Wind climate, the revised wind erosion equation (RWEQ), vegetation cover."""
