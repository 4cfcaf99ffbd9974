package dev.dateline.server.jakarta.testing;

import dev.dateline.server.jakarta.JakartaBinding;
import dev.dateline.server.jakarta.testing.NotesApi.NotesService;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URI;

/** A resource as the generator writes it, and some methods as users write them beside it. */
@Path("/")
@SuppressWarnings("DoNotCallSuggester") // To throw is what these methods are for.
public final class NotesResource {
  private final NotesService service;
  private final JakartaBinding binding;

  public NotesResource(NotesService service, JakartaBinding binding) {
    this.service = service;
    this.binding = binding;
  }

  @GET
  @Path("api/groups/{group}/notes/{note}")
  public Response get(@Context HttpHeaders headers, @Context UriInfo uri) {
    return binding.handle(
        NotesApi.GET, service::get, "GET", headers, uri, InputStream.nullInputStream());
  }

  @POST
  @Path("api/groups/{group}/notes")
  public Response create(@Context HttpHeaders headers, @Context UriInfo uri, InputStream body) {
    return binding.handle(NotesApi.CREATE, service::create, "POST", headers, uri, body);
  }

  @GET
  @Path("own/fails")
  public String fails() {
    throw new IllegalStateException("password is hunter2");
  }

  @GET
  @Path("own/teapot")
  public Response teapot() {
    return Response.status(418).entity("short and stout").build();
  }

  @GET
  @Path("own/conflict")
  public Response conflict() {
    throw new WebApplicationException(Response.status(409).header("Retry-After", "7").build());
  }

  @GET
  @Path("own/elsewhere")
  public Response elsewhere() {
    throw new WebApplicationException(Response.seeOther(URI.create("/own/teapot")).build());
  }

  @POST
  @Path("own/text")
  @Consumes("text/plain")
  @Produces("text/plain")
  public String text(String body) {
    return body;
  }
}
