package eus.gordailu.repository.location;

import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.repository.RepositoryException;
import java.nio.file.Path;
import java.util.Map;

/** This directory is not, or can't become, the location that was asked for. */
public abstract sealed class LocationRefusedException extends RepositoryException
        permits LocationFormatUnknownException,
                LocationMarkerDamagedException,
                LocationMarkerMissingException,
                LocationNotEmptyException,
                LocationParentMissingException,
                LocationUnsuitableException,
                WrongLocationException {

    LocationRefusedException(String code, LocationId id, Path directory, String sentence) {
        super(
                FailureClass.OPERATOR_NEEDED,
                code,
                sentence,
                Map.of("location", id.toString(), "directory", directory.toString()));
    }
}
